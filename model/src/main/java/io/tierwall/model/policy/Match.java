package io.tierwall.model.policy;

import io.tierwall.model.IntentPath;
import io.tierwall.model.service.ServiceEntry;
import java.util.List;

/**
 * What a rule is about. An empty list says Any.
 *
 * @param sources groups that send
 * @param destinations groups that receive; never together with sources
 * @param services paths of services
 * @param serviceEntries ports said in the rule itself, united with the services
 * @param scope groups whose pods filter; the policy's scope takes precedence
 * @param direction as the client said it; see {@link #ingress} and {@link #egress} for what it means
 */
public record Match(
        List<IntentPath> sources,
        List<IntentPath> destinations,
        List<IntentPath> services,
        List<ServiceEntry> serviceEntries,
        List<IntentPath> scope,
        RuleDirection direction) {

    public Match {
        sources = List.copyOf(sources);
        destinations = List.copyOf(destinations);
        services = List.copyOf(services);
        serviceEntries = List.copyOf(serviceEntries);
        scope = List.copyOf(scope);
    }

    /** Whether traffic that arrives at the applied-to pods is filtered: sources make a rule incoming. */
    public boolean ingress() {
        return destinations.isEmpty() && direction != RuleDirection.OUT;
    }

    /** Whether traffic that leaves the applied-to pods is filtered: destinations make a rule outgoing. */
    public boolean egress() {
        return sources.isEmpty() && direction != RuleDirection.IN;
    }
}
