package io.tierwall.antrea.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.model.Group;
import io.tierwall.model.intent.Change;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Refuses what no cluster could store: etcd takes 1.5 MiB in one request, and an object is one request. Only what a
 * change touches is rendered, and only what may be near the limit is measured.
 *
 * <p>The rules of a policy that deny count twice: while a change is carried out, a policy may for a moment hold its old
 * denials beside the new ones, and only the allowances that both forms have. When both forms keep this limit, so does
 * what is in between.
 */
public final class ObjectSizes {

    /** What etcd takes, less 64 KiB for what a cluster adds: who manages which fields, the status, others' labels. */
    public static final int LIMIT = 1_536 * 1_024 - 64 * 1_024;

    /** More than any metadata of ours, or a criterion. */
    private static final int MOST_OF_METADATA = 8_192;

    /** More than a group's name, a span of ports, or a rule without its lists takes. */
    private static final int MOST_OF_AN_ITEM = 256;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int limit;

    /** @param limit in bytes, of an object as it is written */
    public ObjectSizes(int limit) {
        this.limit = limit;
    }

    /**
     * Adds a problem for each policy and group that is too large for a cluster.
     *
     * @param before the valid intent before the changes
     * @param after the valid intent after them
     * @param changes what differs between the two
     */
    public void check(Intent before, Intent after, List<Change> changes, Problems problems) {
        PolicyRenderer renderer = new PolicyRenderer(new ServicePorts(after));
        Touched touched = Touched.by(before, after, changes);
        touched.policies().forEach(tree -> check(tree, renderer.render(tree), problems));
        touched.groups().forEach(group -> check(group, problems));
    }

    private void check(PolicyTree tree, ClusterNetworkPolicy policy, Problems problems) {
        List<PolicyRule> denials =
                rules(policy).filter(rule -> rule.action() != Action.Allow).toList();
        long most = MOST_OF_METADATA + MOST_OF_AN_ITEM * (items(rules(policy)) + items(denials.stream()));
        if (most <= limit) {
            return;
        }
        long size = size(policy) + (denials.isEmpty() ? 0 : size(denials));
        if (size > limit) {
            problems.add(
                    ProblemCode.LIMIT_EXCEEDED,
                    tree.policy().path(),
                    "rules",
                    "In a cluster it would take " + bytes(size) + ", its " + denials.size()
                            + " rules that deny counted twice because a change may have to keep the old ones for a moment;"
                            + " at most " + bytes(limit) + " are possible. Divide its rules among policies, or let them"
                            + " name fewer groups and services.");
        }
    }

    private void check(Group group, Problems problems) {
        for (ClusterGroup child : GroupRenderer.children(group)) {
            int blocks = child.getSpec().ipBlocks().size();
            if (MOST_OF_METADATA + (long) MOST_OF_AN_ITEM * blocks <= limit) {
                continue;
            }
            long size = size(child);
            if (size > limit) {
                problems.add(
                        ProblemCode.LIMIT_EXCEEDED,
                        group.path(),
                        "expression",
                        "In a cluster its addresses would be " + String.format(Locale.ROOT, "%,d", blocks)
                                + " blocks and take " + bytes(size) + "; at most " + bytes(limit)
                                + " are possible. Use ranges that are whole blocks, or divide the addresses among groups.");
            }
        }
    }

    private static Stream<PolicyRule> rules(ClusterNetworkPolicy policy) {
        return Stream.concat(policy.getSpec().ingress().stream(), policy.getSpec().egress().stream());
    }

    private static long items(Stream<PolicyRule> rules) {
        return rules.mapToLong(rule -> 1L
                        + rule.appliedTo().size()
                        + rule.from().size()
                        + rule.to().size()
                        + rule.ports().size())
                .sum();
    }

    /** In bytes, as it is stored: without spaces, in UTF-8. */
    static long size(AntreaObject<?> object) {
        return size((Object) object);
    }

    private static long size(Object written) {
        try {
            return JSON.writeValueAsBytes(written).length;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what is rendered can be written", impossible);
        }
    }

    private static String bytes(long number) {
        return String.format(Locale.ROOT, "%,d bytes", number);
    }
}
