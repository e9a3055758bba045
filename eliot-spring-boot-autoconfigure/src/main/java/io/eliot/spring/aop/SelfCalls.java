// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.util.ClassUtils;

/** The calls of methods on {@code this} in the byte code of a class, lambdas and method references included. */
final class SelfCalls extends ClassVisitor {
    private final List<SelfCall> calls = new ArrayList<>();
    private String source = "";

    private SelfCalls() {
        super(SpringAsmInfo.ASM_VERSION);
    }

    /** None if there is no byte code to be had, as for classes made at run time. */
    static List<SelfCall> in(Class<?> type) {
        try (InputStream code = type.getResourceAsStream(ClassUtils.getClassFileName(type))) {
            if (code == null) {
                return List.of();
            }
            SelfCalls found = new SelfCalls();
            new ClassReader(code).accept(found, ClassReader.SKIP_FRAMES);
            return found.calls;
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        }
    }

    @Override
    public void visitSource(@Nullable String file, @Nullable String debug) {
        source = file == null ? "" : file;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return isOnThis(access, name)
                ? new CallsOnThis((callee, type, line) -> calls.add(new SelfCall(callee, type, source + ":" + line)))
                : null;
    }

    /** Kotlin puts the body of an open suspending function into a static method, whose first argument is {@code this}. */
    private static boolean isOnThis(int access, String name) {
        return (access & (Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE)) == 0 || name.endsWith("$suspendImpl");
    }

    /**
     * A call on {@code this}.
     *
     * @param name of the method called
     * @param descriptor of the method called
     * @param place where it is called from, as {@code File.java:42}
     */
    record SelfCall(String name, String descriptor, String place) {
        @Nullable
        Method calleeIn(Class<?> type) {
            for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
                for (Method method : each.getDeclaredMethods()) {
                    if (method.getName().equals(name)
                            && Type.getMethodDescriptor(method).equals(descriptor)) {
                        return BridgeMethodResolver.findBridgedMethod(method);
                    }
                }
            }
            return null;
        }
    }
}
