package io.tierwall.lab.contract;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives tests the cluster, one for all of them, and leaves out what it cannot show. */
final class ContractExtension implements ParameterResolver, ExecutionCondition {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(ContractCluster.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster(context);
    }

    private static ContractCluster cluster(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ContractCluster.class))
                .computeIfAbsent(ContractCluster.class, _ -> ContractCluster.open(), ContractCluster.class);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<LabOnly> labOnly =
                context.getElement().flatMap(element -> AnnotationSupport.findAnnotation(element, LabOnly.class));
        if (labOnly.isEmpty() || !ContractCluster.isForeign()) {
            return ConditionEvaluationResult.enabled("this cluster can show it");
        }
        String why = labOnly.get().value();
        cluster(context).skip(context.getDisplayName() + " (" + why + ")");
        return ConditionEvaluationResult.disabled("only a lab can show it: " + why);
    }
}
