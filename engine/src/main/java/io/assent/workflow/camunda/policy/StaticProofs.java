package io.assent.workflow.camunda.policy;

import io.assent.workflow.ModelProofs;
import io.assent.workflow.Proof;
import io.assent.workflow.Proof.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

/** Looks at all ways through models. What is called comes first, since what calls it leans on it. */
@Component
final class StaticProofs implements ModelProofs {

    @Override
    public List<Proof> of(
            Map<String, byte[]> models, String process, @Nullable String step, ToIntFunction<String> members) {
        List<ModelElement> roots =
                models.values().stream().map(StaticProofs::read).toList();
        Deciders deciders = new Deciders(roots, members);
        List<ModelElement> processes = roots.stream()
                .flatMap(ModelElement::all)
                .filter(each -> each.is("process"))
                .sorted(Comparator.comparing(each -> each.id().equals(process)))
                .toList();
        List<Proof> proofs = new ArrayList<>();
        Set<String> uncertain = new HashSet<>();
        processes.forEach(each -> {
            ProvenWays ways = new ProvenWays(each.id(), new Net(each, deciders::outcomes));
            Proof ends = ways.everyPathEnds(uncertain);
            if (ends.answer() != Answer.PROVEN) {
                uncertain.add(each.id());
            }
            proofs.addAll(0, List.of(ends, ways.everyTimerLeadsOn()));
        });
        if (step != null) {
            processes.stream()
                    .filter(each -> each.id().equals(process))
                    .map(each -> new ProvenWays(process, new Net(each, deciders::of)).twoPeopleBefore(step))
                    .forEach(proofs::addFirst);
        }
        return proofs;
    }

    private static ModelElement read(byte[] model) {
        try {
            return ModelElement.read(model);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException("a model that the policy let pass cannot be read", e);
        }
    }
}
