/**
 * NSX's Policy API over the intent. The behaviour of an object is the same whatever kind it is, so one resource serves
 * all.
 */
@NullMarked
package io.tierwall.server.api.policy;

import org.jspecify.annotations.NullMarked;
