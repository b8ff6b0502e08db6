package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** The connection to the reader of one watch. Used by the thread of the watch only. */
interface WatchChannel extends WatchStream.Lines {

    /** The answer begins, even when there is nothing to tell yet. */
    void begin() throws IOException;

    /** Sends the first half of a line as if it were whole. */
    void sendHalf(JsonNode line) throws IOException;

    /** The watch is over, in order. */
    void ended();

    /** The reader is gone, or the watch broke. */
    void failed(Throwable why);

    /** Ends without anything that a client could take for an end. */
    void cut();

    /** From now on nothing is said and nothing heard, and no time without either ends the connection. */
    void silence();
}
