/**
 * What Tierwall relies on in a cluster: the conventions of Kubernetes' API, Antrea's admission, and what its controller
 * says of policies and groups. Checked against a lab cluster, or against the cluster whose kubeconfig the environment
 * variable {@code TIERWALL_TEST_KUBECONFIG} names; parts that only a lab can show are skipped there, and named at the
 * end. Everything that is made has a label and a name of its own and is deleted again; nothing else is touched.
 */
@NullMarked
package io.tierwall.lab.contract;

import org.jspecify.annotations.NullMarked;
