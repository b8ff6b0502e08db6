package io.tierwall.sync.plan;

import java.util.List;

/** One thing to do about one object. */
public sealed interface Step {

    ObjectKey key();

    /** A step that brings an object to what it should be. */
    sealed interface Write extends Step {

        DesiredObject desired();

        @Override
        default ObjectKey key() {
            return desired().key();
        }
    }

    /** There is no such object. */
    record Create(DesiredObject desired) implements Write {

        @Override
        public String toString() {
            return "create " + key();
        }
    }

    /** The object is ours and says something else. Server-side apply ends all differences. */
    record Apply(DesiredObject desired, LiveObject live, List<Difference> differences) implements Write {

        @Override
        public String toString() {
            return "apply " + key() + " " + differences;
        }
    }

    /** As {@link Apply}, but somebody added fields that only a replacement removes. */
    record Replace(DesiredObject desired, LiveObject live, List<Difference> differences) implements Write {

        @Override
        public String toString() {
            return "replace " + key() + " " + differences;
        }
    }

    /** The object is ours and should not be there. */
    record Delete(LiveObject live) implements Step {

        @Override
        public ObjectKey key() {
            return live.key();
        }

        @Override
        public String toString() {
            return "delete " + key();
        }
    }

    /**
     * Something has to be done and must not be.
     *
     * @param reason why, and what a person can do
     */
    record Blocked(ObjectKey key, String reason) implements Step {

        @Override
        public String toString() {
            return "blocked " + key + ": " + reason;
        }
    }
}
