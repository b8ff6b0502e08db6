package io.tierwall.server.api.http;

import io.tierwall.model.problem.Problems;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.wire.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** Reads a body that is one JSON object, field by field. */
public final class ObjectBody {

    private ObjectBody() {}

    /**
     * What the reading makes of the body. Fields that it does not ask for are refused.
     *
     * @param path of what the body is about, for messages
     * @throws RejectedException with everything that is wrong, what the reading reports included
     */
    public static <T> T read(Call call, InputStream body, String path, Function<ObjectReader, T> reading)
            throws IOException {
        Problems problems = new Problems();
        ObjectReader in = new ObjectReader(JsonBody.read(call, body), path, "", problems);
        T read = reading.apply(in);
        in.end();
        if (!problems.isEmpty()) {
            throw new RejectedException(problems.list());
        }
        return read;
    }
}
