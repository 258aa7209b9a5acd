package io.assent.workflow.camunda;

import java.io.IOException;
import java.io.Reader;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The SQL of the engine. To read it takes longer than any other part of the start, so that it is read beside the others from
 * the beginning on.
 */
final class EngineStatements {

    private static final String DATABASE = "postgres";
    private static final String NO_PREFIX = "";

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
            Configuration statements = new XMLConfigBuilder(mappings, "", words).parse();
            statements.setDefaultExecutorType(ExecutorType.BATCH);
            return statements;
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
