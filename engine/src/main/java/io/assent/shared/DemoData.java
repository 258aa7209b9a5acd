package io.assent.shared;

import io.assent.shared.database.Database;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Something to look at on a fresh embedded database; never on a database of one's own. */
@Component
@Order(DemoData.ORDER)
public class DemoData implements ApplicationRunner {

    /** Before the process packs are released to the tenants. */
    static final int ORDER = 10;

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    private final List<DemoPart> parts;
    private final boolean wanted;
    private volatile boolean loaded;

    DemoData(List<DemoPart> parts, Database database, @Value("${assent.demo:true}") boolean wanted) {
        this.parts = List.copyOf(parts);
        this.wanted = wanted && database.embedded();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted) {
            load(part -> true);
        }
    }

    /** Loads the chosen parts whatever the database, for tests. */
    public void load(Predicate<DemoPart> chosen) {
        parts.stream().filter(chosen).forEach(part -> {
            long start = System.nanoTime();
            part.load();
            log.info("Demo data: {} in {} ms", part.name(), (System.nanoTime() - start) / 1_000_000);
        });
        loaded = true;
    }

    /** Whether there are demo accounts to offer. */
    public boolean isLoaded() {
        return loaded;
    }

    /** Whether there will be, once the platform has started. */
    public boolean isComing() {
        return wanted && !loaded;
    }
}
