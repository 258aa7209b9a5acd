package io.assent.people;

import java.util.List;
import java.util.UUID;

/** What would be left without a home if a department or a group went; implemented by those who keep it. */
public interface UnitNeeds {

    /** The most that is named. */
    int MOST = 20;

    /** Names of what needs it, as people know them; at most {@link #MOST}. */
    default List<String> ofDepartment(UUID tenant, DepartmentView department) {
        return List.of();
    }

    /** Names of what needs it, as people know them; at most {@link #MOST}. */
    default List<String> ofGroup(UUID tenant, GroupView group) {
        return List.of();
    }
}
