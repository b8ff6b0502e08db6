/** What a {@linkplain io.tierwall.model.Service service} consists of, and the services that Tierwall brings along. */
@NullMarked
package io.tierwall.model.service;

import org.jspecify.annotations.NullMarked;
