import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;

/**
 * Checks files against profiles of veraPDF: VeraCheck PROFILE.xml[,PROFILE.xml] FILE...
 *
 * One line for each file, profile and rule that fails, tab separated: the file, the rule as "7.1-3", its message. A last line says
 * "checked" and how many files were. Whatever cannot be checked ends the program with a stack trace.
 */
public final class VeraCheck {
    private static final int FEWEST_RULES = 50;

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        List<ValidationProfile> profiles = new ArrayList<>();
        for (String name : arguments[0].split(",")) {
            profiles.add(profile(name));
        }
        for (int i = 1; i < arguments.length; i++) {
            for (ValidationProfile profile : profiles) {
                check(foundry, profile, new File(arguments[i]));
            }
        }
        System.out.println("checked\t" + (arguments.length - 1));
    }

    private static void check(VeraPDFFoundry foundry, ValidationProfile profile, File file) throws Exception {
        ValidationResult result;
        try (PDFAParser parser = foundry.createParser(file, profile.getPDFAFlavour());
             PDFAValidator validator = foundry.createValidator(profile, 1, false, true, false)) {
            result = validator.validate(parser);
        }
        Map<String, String> failed = new TreeMap<>();
        for (RuleId id : result.getFailedChecks().keySet()) {
            failed.put(id.getClause() + "-" + id.getTestNumber(), "");
        }
        for (TestAssertion each : result.getTestAssertions()) {
            if (each.getStatus() == TestAssertion.Status.FAILED) {
                RuleId id = each.getRuleId();
                String where = each.getLocation() == null ? "" : " at " + each.getLocation().getContext();
                failed.put(id.getClause() + "-" + id.getTestNumber(), (each.getErrorMessage() + where).replaceAll("\\s+", " "));
            }
        }
        if (failed.isEmpty() && !result.isCompliant()) {
            failed.put("?", "not compliant");
        }
        failed.forEach((rule, message) -> System.out.println(file + "\t" + rule + "\t" + message));
    }

    /** The library's own reader of profiles needs a JAXB runtime, which the jar lacks: the XML is read here and handed over as values. */
    private static ValidationProfile profile(String name) throws Exception {
        Element root;
        try (InputStream in = Profiles.class.getClassLoader().getResourceAsStream("org/verapdf/pdfa/validation/" + name)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            root = factory.newDocumentBuilder().parse(in).getDocumentElement();
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : elements(root, "rule")) {
            rules.add(rule(rule));
        }
        if (rules.size() < FEWEST_RULES) {
            throw new IllegalStateException("only " + rules.size() + " rules in " + name);
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : elements(root, "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        }
        return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
                Profiles.profileDetailsFromValues(text(root, "name"), "", "veraPDF", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = elements(rule, "id").get(0);
        RuleId ruleId = Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : elements(rule, "argument")) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
                text(rule, "description"), text(rule, "test"), Profiles.errorFromValues(text(rule, "message"), arguments),
                new ArrayList<>());
    }

    private static List<Element> elements(Element parent, String tag) {
        NodeList found = parent.getElementsByTagNameNS("*", tag);
        List<Element> made = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            made.add((Element) found.item(i));
        }
        return made;
    }

    private static String text(Element parent, String tag) {
        List<Element> found = elements(parent, tag);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
