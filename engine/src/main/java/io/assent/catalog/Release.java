package io.assent.catalog;

import io.assent.forms.Form;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One immutable version of a pack in a tenant.
 *
 * @param number counts the releases of the pack, from 1
 * @param hash SHA-256 over its files
 * @param deployment the engine's id of the deployment, wanted by {@code Processes.start}
 * @param wording what its models say, in other languages
 * @param templates what it tells people in words of its own
 * @param approverFields fields of the form in which the requester names who decides
 * @param startedTypes keys of the request types that its process starts
 * @param groups keys of the groups that its tasks and decisions name
 * @param policy the rows of its approval policy; none where nobody decides
 */
public record Release(
        UUID id,
        UUID tenant,
        int number,
        String hash,
        String deployment,
        Pack pack,
        Form form,
        Wording wording,
        PackTemplates templates,
        Set<String> approverFields,
        Set<String> startedTypes,
        Set<String> groups,
        List<PolicyRow> policy,
        Instant createdAt) {

    /** Fields of the form that decisions rest on; whom the requester names to decide is one of them anyway. */
    public Set<String> materialFields() {
        Set<String> material = new HashSet<>(pack.materialFields());
        material.addAll(approverFields);
        return material;
    }

    /** Key of the request type, for example {@code it-hardware}. */
    public String key() {
        return pack.key();
    }
}
