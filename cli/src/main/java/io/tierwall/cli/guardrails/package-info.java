/** The verbs for guardrails: statements about who may reach whom. */
@NullMarked
package io.tierwall.cli.guardrails;

import org.jspecify.annotations.NullMarked;
