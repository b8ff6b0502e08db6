package io.tierwall.server.api.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.server.membership.ClusterMembers;
import io.tierwall.sync.inventory.InventoryItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How NSX writes the members of a group. */
final class MemberFormat {

    private MemberFormat() {}

    /** The pods of one cluster by their namespaces; NSX puts each cluster into a list of its own. */
    static ObjectNode pods(ClusterMembers members) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ObjectNode cluster = out.putArray("cluster").addObject();
        cluster.put("cluster_id", members.cluster().nodeId().toString());
        cluster.put("cluster_name", members.cluster().naming().displayName());
        ArrayNode namespaces = cluster.putArray("namespaces");
        Map<String, ArrayNode> pods = new LinkedHashMap<>();
        for (InventoryItem pod : members.pods()) {
            pods.computeIfAbsent(pod.namespace(), name -> namespace(name, members, namespaces))
                    .addObject()
                    .put("id", pod.uid())
                    .put("display_name", pod.name())
                    .put("path", "");
        }
        return out;
    }

    private static ArrayNode namespace(String name, ClusterMembers members, ArrayNode namespaces) {
        return namespaces
                .addObject()
                .put("id", members.namespaceIds().getOrDefault(name, ""))
                .put("display_name", name)
                .putArray("pods");
    }

    /** All addresses of the one site. */
    static ObjectNode consolidated(String site, List<String> addresses) {
        ObjectNode out = JsonNodeFactory.instance.objectNode().put("site_id", site);
        ArrayNode list = out.putArray("effective_ips");
        addresses.forEach(address -> list.addObject().put("ip_address", address));
        return out;
    }
}
