package io.assent;

import java.time.ZoneOffset;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Starts the platform. */
@SpringBootApplication
@Modulithic(systemName = "Assent", sharedModules = "shared")
@ConfigurationPropertiesScan
public class AssentApplication {

    public static void main(String[] args) {
        // the engine keeps instants without a zone, so nodes in different zones would fire timers hours apart
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        SpringApplication.run(AssentApplication.class, args);
    }
}
