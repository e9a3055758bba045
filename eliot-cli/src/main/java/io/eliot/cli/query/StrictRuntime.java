// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli.query;

import io.burt.jmespath.Adapter;
import io.burt.jmespath.JmesPathType;
import io.burt.jmespath.RuntimeConfiguration;
import io.burt.jmespath.function.ArgumentConstraints;
import io.burt.jmespath.function.BaseFunction;
import io.burt.jmespath.function.FunctionArgument;
import io.burt.jmespath.function.FunctionRegistry;
import io.burt.jmespath.jcf.JcfRuntime;
import io.burt.jmespath.node.Node;
import io.burt.jmespath.node.NodeFactory;
import io.burt.jmespath.node.SliceNode;
import io.burt.jmespath.node.StandardNodeFactory;
import java.util.List;

/** The library's runtime, with what it lacks to the official compliance suite: slices and large numbers. */
final class StrictRuntime extends JcfRuntime {
    private final NodeFactory<Object> nodes = new StrictNodes(this);

    StrictRuntime() {
        super(RuntimeConfiguration.builder()
                .withFunctionRegistry(FunctionRegistry.defaultRegistry().extend(new ToNumberFunction()))
                .build());
    }

    @Override
    public NodeFactory<Object> nodeFactory() {
        return nodes;
    }

    private static final class StrictNodes extends StandardNodeFactory<Object> {
        private final Adapter<Object> runtime;

        StrictNodes(Adapter<Object> runtime) {
            super(runtime);
            this.runtime = runtime;
        }

        @Override
        public Node<Object> createSlice(Integer start, Integer stop, Integer step) {
            return new ArraySliceNode(runtime, start, stop, step);
        }
    }

    /** A slice of what is no array is null, not the slice of its values. */
    private static final class ArraySliceNode extends SliceNode<Object> {
        ArraySliceNode(Adapter<Object> runtime, Integer start, Integer stop, Integer step) {
            super(runtime, start, stop, step);
        }

        @Override
        public Object search(Object input) {
            return runtime.typeOf(input) == JmesPathType.ARRAY ? super.search(input) : runtime.createNull();
        }
    }

    /** {@code to_number} that does not stop at the largest long. */
    private static final class ToNumberFunction extends BaseFunction {
        ToNumberFunction() {
            super(ArgumentConstraints.anyValue());
        }

        @Override
        protected <T> T callFunction(Adapter<T> runtime, List<FunctionArgument<T>> arguments) {
            T subject = arguments.get(0).value();
            return switch (runtime.typeOf(subject)) {
                case NUMBER -> subject;
                case STRING -> parse(runtime, runtime.toString(subject));
                default -> runtime.createNull();
            };
        }

        private static <T> T parse(Adapter<T> runtime, String text) {
            try {
                double number = Double.parseDouble(text);
                boolean isLong = number == Math.rint(number) && Math.abs(number) < 1e15;
                return isLong ? runtime.createNumber((long) number) : runtime.createNumber(number);
            } catch (NumberFormatException e) {
                return runtime.createNull();
            }
        }
    }
}
