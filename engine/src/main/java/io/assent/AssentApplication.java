package io.assent;

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
        SpringApplication.run(AssentApplication.class, args);
    }
}
