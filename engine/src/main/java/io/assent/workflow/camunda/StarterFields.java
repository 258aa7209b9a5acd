package io.assent.workflow.camunda;

import jakarta.annotation.PostConstruct;
import org.springframework.aot.AotDetector;
import org.springframework.beans.PropertyValues;
import org.springframework.beans.factory.annotation.AutowiredAnnotationBeanPostProcessor;
import org.springframework.beans.factory.annotation.InitDestroyAnnotationBeanPostProcessor;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Fills the beans of the engine's starter where the application was processed ahead of time: they are declared as interfaces,
 * so that the generated code sees neither the fields that want filling nor the methods that want calling.
 */
final class StarterFields implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (AotDetector.useGeneratedArtifacts()) {
            var fields = new AutowiredAnnotationBeanPostProcessor();
            fields.setBeanFactory(context.getBeanFactory());
            var methods = new InitDestroyAnnotationBeanPostProcessor();
            methods.setInitAnnotationType(PostConstruct.class);
            context.getBeanFactory().addBeanPostProcessor(new OfStarter(fields, methods));
        }
    }

    private record OfStarter(
            AutowiredAnnotationBeanPostProcessor fields, InitDestroyAnnotationBeanPostProcessor methods)
            implements InstantiationAwareBeanPostProcessor {

        @Override
        public PropertyValues postProcessProperties(PropertyValues values, Object bean, String name) {
            return concerns(bean) ? fields.postProcessProperties(values, bean, name) : values;
        }

        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            return concerns(bean) ? methods.postProcessBeforeInitialization(bean, name) : bean;
        }

        private static boolean concerns(Object bean) {
            return bean.getClass().getName().startsWith("org.camunda.");
        }
    }
}
