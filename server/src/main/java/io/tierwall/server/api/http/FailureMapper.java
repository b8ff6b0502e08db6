package io.tierwall.server.api.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever a resource throws leaves as NSX's error. */
@Provider
public final class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(FailureMapper.class);

    @Override
    public Response toResponse(Throwable failure) {
        ErrorAnswer answer = ErrorAnswer.of(failure);
        if (answer.isUnexpected() && !ClientGone.isWhat(failure)) {
            LOG.error("a request failed", failure);
        }
        return Answers.error(answer);
    }
}
