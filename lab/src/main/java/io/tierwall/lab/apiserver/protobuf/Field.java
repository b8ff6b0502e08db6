package io.tierwall.lab.apiserver.protobuf;

import java.util.Map;

/** A field of a message: what it is called in JSON, and how it is read. */
sealed interface Field {

    String name();

    /** A text, or a list of texts. */
    record Text(String name, boolean repeated) implements Field {}

    /** An integer. */
    record WholeNumber(String name) implements Field {}

    /** Yes, or nothing. */
    record Flag(String name) implements Field {}

    /** A map from text to text. */
    record TextMap(String name) implements Field {}

    /** A map from text to bytes, which JSON has in base64. */
    record BytesMap(String name) implements Field {}

    /** A number or a name, such as of a port. */
    record IntOrString(String name) implements Field {}

    /** A message, or a list of messages. */
    record Message(String name, boolean repeated, Map<Integer, Field> fields) implements Field {

        public Message {
            fields = Map.copyOf(fields);
        }
    }
}
