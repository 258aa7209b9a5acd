package io.assent.catalog;

import io.assent.forms.Form;
import io.assent.forms.Forms;
import io.assent.people.People;
import io.assent.shared.Refusal;
import io.assent.workflow.Processes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds everything that is wrong with a pack before it becomes a release. */
@Component
class PackCheck {
    private final Forms forms;
    private final Processes processes;
    private final People people;
    private final Releases releases;

    PackCheck(Forms forms, Processes processes, People people, Releases releases) {
        this.forms = forms;
        this.processes = processes;
        this.people = people;
        this.releases = releases;
    }

    /** @throws PackRefused with all problems */
    Pack check(UUID tenant, PackFiles files) {
        var problems = new ArrayList<PackProblem>();
        checkSizes(files, problems);
        Pack pack = describe(files, problems);
        ModelScan scan = checkModels(tenant, pack, files, problems);
        checkForm(pack, files, scan, problems);
        new StartCheck(tenant, pack.key(), releases).check(scan.starts(), problems);
        PackRefused.ifAny(problems);
        return pack;
    }

    private static void checkSizes(PackFiles files, List<PackProblem> problems) {
        files.files().forEach((name, content) -> {
            if (content.length > PackFiles.LARGEST) {
                problems.add(new PackProblem(
                        name, "", String.format(Locale.ROOT, "it has more than %,d bytes", PackFiles.LARGEST)));
            }
        });
    }

    private static Pack describe(PackFiles files, List<PackProblem> problems) {
        byte[] description = files.files().get(PackFiles.DESCRIPTION);
        if (description == null) {
            throw new PackRefused(List.of(new PackProblem(PackFiles.DESCRIPTION, "", "the file is missing")));
        }
        Pack pack = new PackReader(problems).read(description);
        if (!pack.key().equals(files.folder())) {
            problems.add(new PackProblem(
                    PackFiles.DESCRIPTION,
                    "key",
                    "\"%s\" differs from the folder \"%s\"".formatted(pack.key(), files.folder())));
        }
        return pack;
    }

    private ModelScan checkModels(UUID tenant, Pack pack, PackFiles files, List<PackProblem> problems) {
        processes.check(pack.process(), files.models()).forEach(each -> problems.add(PackProblem.of(each)));
        ModelScan scan = ModelScan.of(files.models(), problems);
        if (!scan.defines(pack.process())) {
            problems.add(new PackProblem(
                    PackFiles.DESCRIPTION,
                    "process",
                    "no model of the pack defines the process \"%s\"".formatted(pack.process())));
        }
        Set<String> known = new HashSet<>();
        scan.groups().stream()
                .filter(group -> people.group(tenant, group).isPresent())
                .forEach(known::add);
        scan.check(known);
        WordingReader.check(files, scan.words(), problems);
        return scan;
    }

    /**
     * One of its texts alone.
     *
     * @throws PackRefused with what is wrong with it, or with what it rests on
     */
    DraftTemplate template(PackFiles files, String name) {
        var problems = new ArrayList<PackProblem>();
        Pack pack = describe(files, problems);
        Form form = form(pack, files, problems).orElseThrow(() -> new PackRefused(problems));
        return TemplateReader.draft(pack, form, name, files.file(name));
    }

    private void checkForm(Pack pack, PackFiles files, ModelScan scan, List<PackProblem> problems) {
        form(pack, files, problems).ifPresent(form -> {
            checkFields(pack, form, problems);
            scan.checkFields(form);
            new TemplateReader(form.keys(), problems).check(files);
        });
    }

    private Optional<Form> form(Pack pack, PackFiles files, List<PackProblem> problems) {
        byte[] schema = files.files().get(pack.form());
        if (schema == null) {
            problems.add(
                    new PackProblem(PackFiles.DESCRIPTION, "form", "there is no file \"%s\"".formatted(pack.form())));
            return Optional.empty();
        }
        try {
            return Optional.of(forms.read(schema, files.labels(pack.form())));
        } catch (Refusal refusal) {
            refusal.errors().forEach(each -> problems.add(PackProblem.of(pack.form(), each)));
            return Optional.empty();
        }
    }

    private static void checkFields(Pack pack, Form form, List<PackProblem> problems) {
        pack.materialFields().forEach(field -> checkField(form, "material_fields", field, problems));
        pack.listFields().forEach(field -> checkField(form, "list_fields", field, problems));
        checkField(form, "currency_field", pack.currencyField(), problems);
        checkField(form, "amount_field", pack.amountField(), problems);
        if (pack.amountField() != null
                && form.keys().contains(pack.amountField())
                && !form.isNumber(pack.amountField())) {
            problems.add(new PackProblem(
                    PackFiles.DESCRIPTION,
                    "amount_field",
                    "the field \"%s\" takes no number".formatted(pack.amountField())));
        }
    }

    private static void checkField(Form form, String property, @Nullable String field, List<PackProblem> problems) {
        if (field != null && !form.keys().contains(field)) {
            problems.add(
                    new PackProblem(PackFiles.DESCRIPTION, property, "the form has no field \"%s\"".formatted(field)));
        }
    }
}
