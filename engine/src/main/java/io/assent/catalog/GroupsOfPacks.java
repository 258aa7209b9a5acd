package io.assent.catalog;

import io.assent.people.GroupView;
import io.assent.people.UnitNeeds;
import io.assent.shared.Caller;
import io.assent.shared.web.ReaderLanguage;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Request types need the groups that their processes name. */
@Component
class GroupsOfPacks implements UnitNeeds {

    private final Catalog catalog;

    GroupsOfPacks(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<String> ofGroup(UUID tenant, GroupView group) {
        return catalog.visibleTo(Caller.system(tenant)).stream()
                .filter(release -> release.groups().contains(group.key()))
                .map(release -> release.pack().name().in(ReaderLanguage.current()))
                .limit(MOST)
                .toList();
    }
}
