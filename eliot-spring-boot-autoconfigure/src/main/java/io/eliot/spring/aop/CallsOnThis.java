// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import java.util.List;
import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/** Follows {@code this} over the operand stack of one method, to know which calls are made on it. */
final class CallsOnThis extends MethodVisitor {
    private final OperandStack stack = new OperandStack();
    private final Found found;
    private int line;

    CallsOnThis(Found found) {
        super(SpringAsmInfo.ASM_VERSION);
        this.found = found;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        line = number;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        int arguments = argumentsSize(descriptor);
        boolean virtual = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
        if (virtual && stack.isThis(arguments)) {
            found.call(name, descriptor, line);
        }
        stack.pop(opcode == Opcodes.INVOKESTATIC ? arguments : arguments + 1);
        stack.push(Type.getReturnType(descriptor).getSize());
    }

    /** A method reference such as {@code this::place} captures its receiver as its first argument. */
    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... constants) {
        int captured = argumentsSize(descriptor);
        boolean onThis = captured > 0 && stack.isThis(captured - 1);
        for (Object constant : constants) {
            if (onThis && constant instanceof Handle method && isVirtual(method)) {
                found.call(method.getName(), method.getDesc(), line);
            }
        }
        stack.pop(captured);
        stack.push(Type.getReturnType(descriptor).getSize());
    }

    private static boolean isVirtual(Handle method) {
        return method.getTag() == Opcodes.H_INVOKEVIRTUAL || method.getTag() == Opcodes.H_INVOKEINTERFACE;
    }

    private static int argumentsSize(String descriptor) {
        return (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1; // it counts the receiver
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        switch (opcode) {
            case Opcodes.ALOAD -> stack.pushReference(variable == 0);
            case Opcodes.ILOAD, Opcodes.FLOAD -> stack.push(1);
            case Opcodes.LLOAD, Opcodes.DLOAD -> stack.push(2);
            case Opcodes.LSTORE, Opcodes.DSTORE -> stack.pop(2);
            default -> stack.pop(1);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        stack.apply(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        stack.replace(opcode == Opcodes.NEWARRAY ? 1 : 0, 1);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        if (opcode != Opcodes.CHECKCAST) {
            stack.replace(opcode == Opcodes.NEW ? 0 : 1, 1);
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        int size = Type.getType(descriptor).getSize();
        switch (opcode) {
            case Opcodes.GETSTATIC -> stack.push(size);
            case Opcodes.PUTSTATIC -> stack.pop(size);
            case Opcodes.GETFIELD -> stack.replace(1, size);
            default -> stack.pop(1 + size);
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        stack.push(value instanceof Long || value instanceof Double ? 2 : 1);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        stack.replace(dimensions, 1);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
        boolean two = opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE;
        stack.pop(opcode == Opcodes.GOTO ? 0 : two ? 2 : 1);
        stack.jumpTo(target);
        if (opcode == Opcodes.GOTO) {
            stack.leave();
        }
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label defaultTarget, Label... targets) {
        visitSwitch(defaultTarget, targets);
    }

    @Override
    public void visitLookupSwitchInsn(Label defaultTarget, int[] keys, Label[] targets) {
        visitSwitch(defaultTarget, targets);
    }

    private void visitSwitch(Label defaultTarget, Label... targets) {
        stack.pop(1);
        List.of(targets).forEach(stack::jumpTo);
        stack.jumpTo(defaultTarget);
        stack.leave();
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        stack.catchAt(handler);
    }

    @Override
    public void visitLabel(Label label) {
        stack.arriveAt(label);
    }

    /** Told of each call. */
    @FunctionalInterface
    interface Found {
        void call(String name, String descriptor, int line);
    }
}
