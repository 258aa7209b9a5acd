package io.assent.catalog;

import io.assent.people.DepartmentView;
import io.assent.people.People;
import io.assent.people.Tenants;
import io.assent.shared.DemoPart;
import io.assent.shared.Ids;
import io.assent.shared.Tenancy;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the requests of the two companies are about; a matter of departments that only the larger one has. */
@Component
@Order(25)
class DemoCategories implements DemoPart {

    private static final List<Area> AREAS = List.of(
            new Area(
                    "it",
                    "IT",
                    "it",
                    List.of(
                            new Topic("application", "Business applications"),
                            new Topic("computer", "Computers"),
                            new Topic("desktop", "Desktop computers"),
                            new Topic("dock", "Docking stations"),
                            new Topic("files", "Files and shares"),
                            new Topic("headset", "Headsets"),
                            new Topic("laptop", "Laptops"),
                            new Topic("mail", "Mail and calendar"),
                            new Topic("network", "Network and Wi-Fi"),
                            new Topic("phone", "Phones"),
                            new Topic("printing", "Printing"),
                            new Topic("vpn", "Remote access"),
                            new Topic("screen", "Screens"),
                            new Topic("software", "Software"),
                            new Topic("other", "Something else"),
                            new Topic("tablet", "Tablets"))),
            new Area(
                    "facilities",
                    "Workplace",
                    "facilities",
                    List.of(
                            new Topic("equipment", "Equipment"),
                            new Topic("furniture", "Furniture"),
                            new Topic("office-supplies", "Office supplies"),
                            new Topic("safety", "Safety"))),
            new Area(
                    "marketing",
                    "Marketing",
                    "marketing",
                    List.of(new Topic("events", "Events"), new Topic("media", "Media"), new Topic("print", "Print"))),
            new Area(
                    "people",
                    "People",
                    "people",
                    List.of(new Topic("training", "Training"), new Topic("travel", "Travel"))),
            new Area("services", "Services", "procurement", List.of()),
            new Area("customers", "Customers", null, List.of()));

    private final CategoryStore store;
    private final People people;
    private final Tenants tenants;
    private final TransactionTemplate writing;

    DemoCategories(CategoryStore store, People people, Tenants tenants, PlatformTransactionManager transactions) {
        this.store = store;
        this.people = people;
        this.tenants = tenants;
        this.writing = new TransactionTemplate(transactions);
    }

    private record Area(String key, String name, @Nullable String department, List<Topic> topics) {}

    private record Topic(String key, String name) {}

    @Override
    public String name() {
        return "categories";
    }

    @Override
    public void load() {
        for (String admin : List.of("admin@acme.example", "admin@globex.example")) {
            tenants.signIn(admin).ifPresent(signIn -> load(signIn.tenant()));
        }
    }

    private void load(UUID tenant) {
        Tenancy.run(
                tenant,
                () -> writing.executeWithoutResult(_ -> {
                    if (!store.hasEverHadAny(tenant)) {
                        AREAS.forEach(area -> write(tenant, area));
                    }
                }));
    }

    private void write(UUID tenant, Area area) {
        UUID department = area.department() == null
                ? null
                : people.departmentNamed(tenant, area.department())
                        .map(DepartmentView::id)
                        .orElse(null);
        Category whole = new Category(Ids.next(), area.key(), area.name(), null, area.name(), department, true, 1);
        store.insert(tenant, whole);
        area.topics()
                .forEach(topic -> store.insert(
                        tenant,
                        new Category(
                                Ids.next(),
                                topic.key(),
                                topic.name(),
                                whole.id(),
                                Category.path(whole, topic.name()),
                                department,
                                true,
                                1)));
    }
}
