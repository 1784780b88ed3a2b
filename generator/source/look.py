"""What a content file says of its theme becomes a `Theme`: a built-in one, with families found by their names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model import Diagnostics
from generator.theme import NAMES, Family, FontRole, Fonts, Theme, load_theme

from .faults import validate_theme
from .fields import nearest
from .project import Project, read_text
from .scalar import Scalar
from .schema import FontsEntry, ThemeEntry
from .tree import parse

if TYPE_CHECKING:
    from generator.text.catalogue import Catalogue

Folder = tuple[Path, Scalar]
"""A folder with fonts, and its name as it is written."""


@dataclass
class ThemeReader:
    """Reads the theme of one content file; `shared` are the folders of the project. The texts of theme files are added to `sources`."""

    shared: list[Folder]
    diagnostics: Diagnostics
    sources: dict[str, str]
    _catalogues: dict[Path, Catalogue] = field(default_factory=dict)

    def theme(self, entry: ThemeEntry | None, project: Project) -> Theme:
        """The theme of an entry. It is whole only without errors."""
        return self._theme(entry, project, ())[0] if entry else load_theme(NAMES[0])

    def _theme(self, entry: ThemeEntry, project: Project, above: tuple[Path, ...]) -> tuple[Theme, list[Folder]]:
        """The theme, and the folders with fonts that it and those it extends name; `above` are the files that extend it."""
        theme, folders = self._extended(entry.extends, project, above)
        if entry.justify is not None:
            theme = replace(theme, justify=entry.justify)
        if entry.accents:
            theme = self._accented(theme, entry.accents)
        if entry.fonts:
            own = [(folder, name) for name in entry.fonts.folders if (folder := project.subfolder(name, self.diagnostics))]
            folders = own + folders
            theme = replace(theme, fonts=self._fonts(entry.fonts, theme.fonts, folders), place=entry.at.keys_at["fonts"].place)
        return theme, folders

    def _extended(self, named: Scalar, project: Project, above: tuple[Path, ...]) -> tuple[Theme, list[Folder]]:
        """The theme that another begins with."""
        nothing: tuple[Theme, list[Folder]] = load_theme(NAMES[0]), []
        if not named or named in NAMES:
            return load_theme(named or NAMES[0]), []
        if not named.endswith((".yaml", ".yml")):
            help = nearest(named, list(NAMES))
            self.diagnostics.error("unknown-theme", f"unknown theme `{named}`", named.place, help, named.length)
            return nothing
        path = project.file(named, self.diagnostics)
        if path in above:
            message = f"`{named}` extends the file that extends it"
            self.diagnostics.error("theme-loop", message, named.place, "let one of them extend a built-in theme", named.length)
            return nothing
        entry = self._read(path, named) if path else None
        return self._theme(entry, project, (*above, path)) if path and entry else nothing

    def _read(self, path: Path, named: Scalar) -> ThemeEntry | None:
        source = read_text(path, named, self.diagnostics)
        tree = parse(source, self.diagnostics) if source else None
        if source is None or tree is None:
            return None
        self.sources[source.name] = source.text
        return validate_theme(tree, self.diagnostics)

    def _accented(self, theme: Theme, accents: list[Scalar]) -> Theme:
        """The theme with its first accents replaced. Those of a dark ground would be faint on paper, so the report keeps its own."""
        if over := accents[len(theme.palette.accents) :]:
            most = len(theme.palette.accents)
            self.diagnostics.error("too-many-accents", f"a theme has {most} accents", over[0].place, "leave this one out", over[0].length)
            return theme
        palette = theme.palette.with_accents([accent.removeprefix("#").upper() for accent in accents])
        places = (*(accent.place for accent in accents), *theme.accents_at[len(accents) :])
        return replace(theme, palette=palette, paper=theme.paper if palette.dark else palette, accents_at=places)

    # Fonts

    def _fonts(self, entry: FontsEntry, base: Fonts, folders: list[Folder]) -> Fonts:
        def family(named: Scalar, role: FontRole) -> Family:
            return (self._family(named, folders) if named else None) or base.family(role)

        own = [found for name in entry.fallback if (found := self._family(name, folders))]
        return replace(
            base,
            heading=family(entry.heading, "heading"),
            body=family(entry.body, "body"),
            serif=family(entry.serif, "serif"),
            code=family(entry.code, "code"),
            own=(*own, *base.own),
        )

    def _family(self, named: Scalar, folders: list[Folder]) -> Family | None:
        """The family of a name: from the theme's folders, the project's, the font packages, the machine, in this order."""
        from generator.text.catalogue import installed_family, installed_names

        catalogues = [self._catalogue(folder) for folder in (*folders, *self.shared)]
        family = next((found for catalogue in catalogues if (found := catalogue.family(named))), None) or installed_family(named)
        if family is None:
            near = get_close_matches(named, {*installed_names(), *(name for catalogue in catalogues for name in catalogue.names)}, 1)
            help = f"did you mean `{near[0]}`?" if near else "put its files into a folder and name that under `folders`"
            self.diagnostics.error("unknown-family", f"no font has the family name `{named}`", named.place, help, named.length)
            return None
        return family if self._is_usable(family, named) else None

    def _is_usable(self, family: Family, named: Scalar) -> bool:
        from generator.text.fonts import BadFontError, load_face

        for name in dict.fromkeys(filter(None, (family.regular, family.bold, family.italic, family.bold_italic))):
            try:
                face = load_face(name)
            except BadFontError as error:
                message = f"`{Path(error.file).name}` {error}"
                self.diagnostics.error("bad-font", message, named.place, "get the file anew, or choose another family", named.length)
                return False
            if face.refusal:
                message = f"the licence of `{face.postscript_name}` {face.refusal}"
                help = "choose another family, or get the font under a licence that allows it"
                self.diagnostics.error("no-embedding", message, named.place, help, named.length)
                return False
        return True

    def _catalogue(self, folder: Folder) -> Catalogue:
        """The families of a folder, with a warning for each of its files that is no font."""
        from generator.text.catalogue import Catalogue, font_files

        path, name = folder
        if path not in self._catalogues:
            made = self._catalogues[path] = Catalogue(font_files(path))
            for error in made.bad:
                message = f"`{Path(error.file).relative_to(path)}` {error}"
                self.diagnostics.warning("bad-font", message, name.place, "remove the file, or get it anew", name.length)
        return self._catalogues[path]
