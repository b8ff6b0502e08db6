package io.tierwall.server.api.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Lets an answer that nobody waits for any more end without a word. Every other failure goes its way. */
@Singleton
public final class GivenUpAnswers {

    /** Quarkus' own handler, which logs an error with its trace, is the last one. */
    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).failureHandler(GivenUpAnswers::end);
    }

    private static void end(RoutingContext context) {
        if (context.failure() == null || !ClientGone.isWhat(context.failure())) {
            context.next();
        }
    }
}
