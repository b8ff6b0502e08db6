package io.tierwall.cli.guide;

import io.tierwall.cli.guide.Traces.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One cluster whose pods are the test's own, and whose packets Antrea follows. */
record ForeignStage(ForeignCluster cluster, Traces traces, String id) implements Stage {

    private static final List<String> PODS = List.of("a/web", "b/client", "c/client", "c/web");

    /** Makes the pods. */
    void prepare() throws Exception {
        cluster.createPods("a", "", List.of("web"));
        cluster.createPods("b", "", List.of("client"));
        cluster.createPods("c", "SomeK8sLabel: " + cluster.labelValue(), List.of("client", "web"));
    }

    @Override
    public List<String> clusters() {
        return List.of(id);
    }

    @Override
    public String namespaceA() {
        return cluster.name("a").toUpperCase(Locale.ROOT);
    }

    @Override
    public String namespaceB() {
        return cluster.name("b").toUpperCase(Locale.ROOT);
    }

    @Override
    public String label() {
        return "SomeK8sLabel|" + cluster.labelValue();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    @Override
    public List<Packet> packets(String ofCluster) throws Exception {
        List<Packet> asked = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        for (String from : PODS) {
            for (String to : PODS) {
                if (!from.equals(to)) {
                    asked.add(new Packet(from, to, ""));
                    questions.add(new Question(pod(from), pod(to)));
                }
            }
        }
        List<String> outcomes = traces.outcomes(questions);
        List<Packet> packets = new ArrayList<>();
        for (int index = 0; index < asked.size(); index++) {
            packets.add(new Packet(asked.get(index).from(), asked.get(index).to(), outcomes.get(index)));
        }
        return packets;
    }

    @Override
    public String packet(String ofCluster, String from, String address) throws Exception {
        return traces.outcomes(List.of(new Question(pod(from), Map.of("ip", address))))
                .getFirst();
    }

    private Map<String, Object> pod(String called) {
        String[] parts = called.split("/", 2);
        return Map.of("namespace", cluster.name(parts[0]), "pod", parts[1]);
    }
}
