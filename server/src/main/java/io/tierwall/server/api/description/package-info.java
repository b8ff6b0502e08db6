/** Describes NSX's part of the API in OpenAPI. What is Tierwall's own is described where it is served. */
@NullMarked
package io.tierwall.server.api.description;

import org.jspecify.annotations.NullMarked;
