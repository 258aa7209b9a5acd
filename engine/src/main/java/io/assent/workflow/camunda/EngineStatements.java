package io.assent.workflow.camunda;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The SQL of the engine. To read it takes longer than any other part of the start, so that it is read beside the others from
 * the beginning on, and without what the platform does not use; that is read when it is asked for after all.
 */
final class EngineStatements {

    private static final Logger log = LoggerFactory.getLogger(EngineStatements.class);
    private static final String DATABASE = "postgres";
    private static final String NO_PREFIX = "";
    private static final String OWN = "io/assent/workflow/camunda/statements.xml";

    private final CompletableFuture<Configuration> read = new CompletableFuture<>();

    private EngineStatements() {
        Thread.ofPlatform().daemon().name("engine-statements").start(() -> {
            try {
                read.complete(read());
            } catch (IOException | RuntimeException e) {
                read.completeExceptionally(e);
            }
        });
    }

    /** Sessions that run in the transactions of others. */
    SqlSessionFactory sessions(DataSource database) {
        Configuration statements = read.join();
        statements.setEnvironment(new Environment("default", new ManagedTransactionFactory(), database));
        return new DefaultSqlSessionFactory(statements);
    }

    private static Configuration read() throws IOException {
        Properties words = new Properties();
        words.put("prefix", NO_PREFIX);
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(words, NO_PREFIX, DATABASE);
        try (Reader mappings =
                Resources.getResourceAsReader(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE)) {
            Configuration statements = new XMLConfigBuilder(InParts.class, mappings, "", words).parse();
            statements.setDefaultExecutorType(ExecutorType.BATCH);
            new XMLMapperBuilder(Resources.getResourceAsStream(OWN), statements, OWN, statements.getSqlFragments())
                    .parse();
            return statements;
        }
    }

    /** Leaves out what only the engine's history, cases and accounts need, until one of its statements is wanted. */
    public static final class InParts extends Configuration {

        private static final Pattern UNUSED = Pattern.compile(".*/(Historic.*|Case.*|UserOperationLogEntry|TaskMetrics"
                + "|Comment|Attachment|Statistics|Report|Filter|User|Group|Membership|IdentityInfo)\\.xml");

        private final Set<String> unread = new LinkedHashSet<>();
        private boolean readsAll;
        private volatile boolean whole;

        /** A part that can wait passes for one that was read: its builder then leaves it alone. */
        @Override
        public boolean isResourceLoaded(String resource) {
            if (readsAll || !UNUSED.matcher(resource).matches()) {
                return super.isResourceLoaded(resource);
            }
            unread.add(resource);
            return true;
        }

        @Override
        public MappedStatement getMappedStatement(String id, boolean validated) {
            if (!whole && !hasStatement(id, false)) {
                log.info("The rest of the engine's SQL is read, as {} is asked for", id);
                readRest();
            }
            return super.getMappedStatement(id, validated);
        }

        private synchronized void readRest() {
            if (whole) {
                return;
            }
            readsAll = true;
            try {
                for (String resource : unread) {
                    new XMLMapperBuilder(Resources.getResourceAsStream(resource), this, resource, getSqlFragments())
                            .parse();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            whole = true;
        }
    }

    /** Begins to read before the first bean is made. */
    static final class Early implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getBeanFactory().registerSingleton("engineStatements", new EngineStatements());
        }
    }
}
