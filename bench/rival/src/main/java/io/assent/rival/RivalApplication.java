package io.assent.rival;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Camunda with its REST interface under {@code /engine-rest}, its defaults, and a purchase that waits at the same places as ours. */
@SpringBootApplication(proxyBeanMethods = false)
public class RivalApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(RivalApplication.class, arguments);
    }

    /** A reminder says something to somebody; here to nobody. */
    @Bean
    JavaDelegate remind() {
        return execution -> {};
    }

    @Bean
    ExecutionListener startClock(RuntimeService runtime) {
        return execution -> runtime.startProcessInstanceByKey("sla-clock", execution.getProcessBusinessKey());
    }

    @Bean
    ExecutionListener stopClock(RuntimeService runtime) {
        return execution -> runtime.createProcessInstanceQuery()
                .processDefinitionKey("sla-clock")
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .list()
                .forEach(clock -> runtime.deleteProcessInstance(clock.getId(), "over"));
    }
}
