package io.assent.catalog;

import io.assent.shared.Caller;
import io.assent.shared.Refusal.Problem;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a pack begins with that nobody has released yet. */
@Component
public class NewPacks {

    public static final Problem TAKEN = new Problem("/key", "TAKEN", "This key is in use.");

    private final Packs packs;
    private final ShippedPacks shipped;

    NewPacks(Packs packs, ShippedPacks shipped) {
        this.packs = packs;
        this.shipped = shipped;
    }

    /** Why a new pack may not have this key; empty when it may. */
    public Optional<Problem> wrong(Caller by, String key) {
        if (!PackReader.isKey(key)) {
            return Optional.of(new Problem(
                    "/key", "INVALID", "Use at most 40 small letters, digits and single hyphens, a letter first."));
        }
        return ShippedPacks.isReserved(key) || !packs.history(by, key).isEmpty()
                ? Optional.of(TAKEN)
                : Optional.empty();
    }

    /** The key of a new pack with these models: that of a file which is named like the process in it. */
    public Optional<String> keyOf(Caller by, Map<String, byte[]> models) {
        ModelScan scan = ModelScan.of(models, new ArrayList<>());
        return models.keySet().stream()
                .filter(name -> name.endsWith(".bpmn"))
                .map(name -> name.substring(0, name.length() - ".bpmn".length()))
                .filter(key -> scan.defines(key) && wrong(by, key).isEmpty())
                .findFirst();
    }

    /** The smallest pack that there is: the manager decides. */
    public Map<String, byte[]> smallest() {
        return shipped.starter().files();
    }
}
