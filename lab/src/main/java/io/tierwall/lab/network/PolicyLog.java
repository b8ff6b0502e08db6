package io.tierwall.lab.network;

/** Where nodes write what rules with logging decided: the {@code np.log} files of all nodes. */
@FunctionalInterface
public interface PolicyLog {

    /** Keeps nothing. */
    PolicyLog NONE = _ -> {};

    /** Takes one record. Called from any thread, one at a time for each network; must not wait. */
    void write(PolicyLogRecord logged);
}
