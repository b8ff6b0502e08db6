package io.tierwall.server.publish;

import io.tierwall.model.intent.Author;
import java.util.Optional;

/** Decides whether something valid may be published. */
public interface Gate {

    /**
     * Lets a publish pass.
     *
     * @param next what would be published; the writers after it wait
     * @return what is to be done once it is durable, if anything
     * @throws RejectedException when it must not be
     */
    Optional<Runnable> admit(Author author, Published next);
}
