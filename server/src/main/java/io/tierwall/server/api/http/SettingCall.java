package io.tierwall.server.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.setting.Setting;
import io.tierwall.server.setting.SettingObjects;
import io.tierwall.wire.ObjectReader;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;
import java.util.function.Function;

/** What PUT and PATCH mean for every setting. A setting always exists, so PUT always needs a revision. */
public final class SettingCall {

    private static final String REVISION = "_revision";

    private SettingCall() {}

    /** A body that was understood. */
    private record Statement(ObjectNode fields, OptionalInt revision) {}

    /**
     * Replaces a setting and answers what it is now.
     *
     * @param reading takes the setting's own fields from a body and reports what is wrong with them
     */
    public static Response put(
            Call call,
            InputStream body,
            SettingObjects settings,
            Setting setting,
            Function<ObjectReader, ObjectNode> reading)
            throws IOException {
        Statement statement = ObjectBody.read(call, body, setting.path().value(), in -> {
            if (!in.has(REVISION)) {
                in.report(
                        ProblemCode.REVISION_MISSING,
                        REVISION,
                        "To replace a setting, read it and send the _revision that you read; to change it whatever it is"
                                + " now, use PATCH.");
            }
            return statement(in, reading);
        });
        return Answers.json(settings.set(setting, statement.fields(), statement.revision(), call.user()));
    }

    /** Sets a setting whole; what the body leaves out is as it was at first. */
    public static Response patch(
            Call call,
            InputStream body,
            SettingObjects settings,
            Setting setting,
            Function<ObjectReader, ObjectNode> reading)
            throws IOException {
        Statement statement = ObjectBody.read(call, body, setting.path().value(), in -> statement(in, reading));
        settings.set(setting, statement.fields(), statement.revision(), call.user());
        return Answers.done();
    }

    private static Statement statement(ObjectReader in, Function<ObjectReader, ObjectNode> reading) {
        in.ignore("id", "display_name");
        return new Statement(reading.apply(in), in.integer(REVISION));
    }
}
