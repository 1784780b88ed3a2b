"""The elements of a style, adapted to citeproc-py, which does not carry out all of CSL and looks for things over and over."""

from __future__ import annotations

from functools import partial
from graphlib import TopologicalSorter
from typing import Any


def adapted(root: Any) -> list[Any]:
    """Changes the elements of a style, and returns them all: lxml forgets what is not held (lxml.de, "element proxies").

    Raises LookupError for a macro that is not there, ValueError for one that calls itself.
    """
    _initials(root)
    for label in root.xpath_search("//cs:label[@text-case='title']"):
        label.set("text-case", "capitalize-first")  # of a word whose language is not known, which gets no title case
    for names in root.xpath_search("//cs:names[not(ancestor::cs:substitute)]"):
        names.set("text-decoration", "underline")  # which `marked` takes for the names of a cite
    for number in root.xpath_search("//cs:text[@variable='citation-number'][not(ancestor::cs:citation)]"):
        number.set("font-weight", "light")  # and for the number of a reference
    for branch in root.xpath_search("//cs:*[@is-numeric='locator']"):
        branch.set("variable", branch.attrib.pop("is-numeric"))  # which is looked for in the work, where it is not
    return _quick(root)


def _initials(root: Any) -> None:
    """Given names in full where a style asks for them with `initialize="false"`, which citeproc-py does not know (CSL 1.0.2, name)."""
    common = root.attrib.pop("initialize-with", None)
    for name in root.xpath_search("//cs:name"):
        if name.get("initialize") == "false":
            name.attrib.pop("initialize-with", None)
        elif common is not None and "initialize-with" not in name.attrib:
            name.set("initialize-with", common)


def _quick(root: Any) -> list[Any]:
    """The elements, each with what it would search the whole style for at every step: macros, its layout, whether it shows a variable."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    macros = {macro.get("name"): macro for macro in root.xpath_search("//cs:macro")}
    used = {name: [text.get("macro") for text in macro.iter("{*}text") if text.get("macro")] for name, macro in macros.items()}
    TopologicalSorter(used).prepare()
    for element in elements:
        element.get_macro = macros.__getitem__
        if element.tag.endswith("}group"):
            element.process = partial(_group, element)
    for element in reversed(elements):
        if hasattr(type(element), "calls_variable"):
            calls = element.calls_variable()
            element.calls_variable = lambda calls=calls: calls
    return elements


def _group(group: Any, item: Any, context: Any = None, **others: Any) -> Any:
    """What a group shows: nothing if it calls for variables and has none of them (CSL 1.0.2, group).

    Of a choice only the branch that is taken counts, where citeproc-py counts what the other branches would have called for.
    """
    from citeproc.model import ConditionFailed
    from citeproc.source import VariableError

    called: list[bool] = []
    texts: list[Any] = []
    for child in group:
        chooses = child.tag.endswith("}choose")
        more = {**others, "delimiter": group.get("delimiter", "")} if chooses else others
        for branch in child if chooses else [child]:
            try:
                text = branch.render(item, context=context, **more)
            except ConditionFailed:
                continue
            except VariableError:
                text = None
            called += [text is not None] if branch.calls_variable() else []
            texts += [text] if text is not None else []
            break
    if not texts or (called and not any(called)):
        raise VariableError
    return group.join(texts)
