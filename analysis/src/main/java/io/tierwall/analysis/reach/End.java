package io.tierwall.analysis.reach;

import io.tierwall.analysis.members.AddressBook;
import io.tierwall.model.address.IpAddress.Family;

/**
 * What sort of address it is.
 *
 * @param pod whether a pod has it
 */
public record End(Family family, boolean pod) {

    /** The sort of a number. */
    public static End of(AddressBook addresses, int number) {
        return new End(addresses.family(number), number < addresses.ofPods());
    }

    /** Whether something that a cluster has a say in can pass between the two. */
    public boolean meets(End other) {
        return family == other.family && (pod || other.pod);
    }
}
