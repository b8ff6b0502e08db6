/** Instruments: percentiles, processor time, requests in flight, an HTTPS client without any thinking, watches. */
@NullMarked
package io.tierwall.bench.measure;

import org.jspecify.annotations.NullMarked;
