package io.tierwall.analysis.finding;

import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.model.address.IpAddress;
import java.util.Optional;

/**
 * A flow that shows something.
 *
 * @param point of traffic, see {@link io.tierwall.analysis.traffic.TrafficPoint}
 * @param through the service that led to the address, or {@link ServiceName#NONE}
 */
public record Witness(End from, End to, int point, ServiceName through) {

    /**
     * One end.
     *
     * @param pod namespace and name of the pod that has the address; empty when none has
     */
    public record End(IpAddress address, Optional<String> pod) {

        private static End of(AddressBook addresses, int number) {
            return new End(
                    addresses.example(number).orElseThrow(),
                    addresses.pod(number).map(Pod::toString));
        }

        @Override
        public String toString() {
            return pod.orElseGet(address::toString);
        }
    }

    static Witness of(Flow flow, Direction direction, AddressBook addresses) {
        End own = End.of(addresses, flow.own());
        End far = End.of(addresses, flow.far());
        return direction == Direction.EGRESS
                ? new Witness(own, far, flow.point(), flow.through())
                : new Witness(far, own, flow.point(), flow.through());
    }

    /** The traffic in words, such as {@code TCP 80}. */
    public String traffic() {
        return TrafficSet.span(point, point + 1).toString();
    }

    /** As people write it, such as {@code shop/web-0 to shop/db-0, TCP 5432}. */
    @Override
    public String toString() {
        String service = through.equals(ServiceName.NONE) ? "" : " by way of service " + through;
        return from + " to " + to + service + ", " + traffic();
    }
}
