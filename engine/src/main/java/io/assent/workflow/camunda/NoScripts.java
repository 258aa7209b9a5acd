package io.assent.workflow.camunda;

import javax.script.ScriptEngine;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptingEngines;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Every way from a model to a script engine, or to a class by its name, ends here. */
final class NoScripts {

    private NoScripts() {}

    static ScriptFactory factory() {
        return new ScriptFactory() {
            @Override
            public ExecutableScript createScriptFromResource(String language, String resource) {
                throw refused(language);
            }

            @Override
            public ExecutableScript createScriptFromResource(String language, Expression resource) {
                throw refused(language);
            }

            @Override
            public ExecutableScript createScriptFromSource(String language, String source) {
                throw refused(language);
            }

            @Override
            public ExecutableScript createScriptFromSource(String language, Expression source) {
                throw refused(language);
            }
        };
    }

    static ScriptingEngines engines() {
        return new ScriptingEngines(null) {
            @Override
            public ScriptEngine getScriptEngineForLanguage(String language) {
                throw refused(language);
            }
        };
    }

    /** By default the engine makes any class a model names, and {@code camunda:type="shell"} runs commands. */
    static ArtifactFactory artifacts() {
        return new ArtifactFactory() {
            @Override
            public <T> T getArtifact(Class<T> type) {
                throw new ProcessEngineException("classes are not allowed in models: " + type.getName());
            }
        };
    }

    /** Forms of the engine name classes that it makes without asking for an artifact. */
    static BpmnParseFactory parses() {
        return parser -> new BpmnParse(parser) {
            @Override
            protected void parseRootElement() {
                refuseForms(rootElement);
                super.parseRootElement();
            }
        };
    }

    private static void refuseForms(Element element) {
        if (element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formHandlerClass") != null
                || element.getTagName().equals("formData")) {
            throw new ProcessEngineException("forms of the engine are not allowed in models");
        }
        element.elements().forEach(NoScripts::refuseForms);
    }

    private static ProcessEngineException refused(String language) {
        return new ProcessEngineException("scripts are not allowed in models: " + language);
    }
}
