package io.tierwall.analysis.decision;

import io.tierwall.analysis.members.AddressBook;
import java.util.ArrayList;
import java.util.List;

/**
 * What all lists of a cluster have in common: who is who, and the far ends in classes.
 *
 * @param standins for each class of far ends; nothing stands for addresses that nobody can have
 */
record Surroundings(AddressBook addresses, Partition far, List<Standins> standins) {

    static Surroundings of(AddressBook addresses, Partition far) {
        return new Surroundings(addresses, far, standins(addresses, far));
    }

    /** For each class of a partition, who stands for it. */
    static List<Standins> standins(AddressBook addresses, Partition partition) {
        List<Standins> standins = new ArrayList<>(partition.count());
        for (int number = 0; number < partition.count(); number++) {
            standins.add(new Standins());
        }
        for (int number = 0; number < addresses.count(); number++) {
            int address = number;
            addresses
                    .example(number)
                    .ifPresent(example -> standins.get(partition.of(address)).add(address, example.family()));
        }
        return standins;
    }
}
