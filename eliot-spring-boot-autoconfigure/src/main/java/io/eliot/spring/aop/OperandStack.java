// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.asm.Label;
import org.springframework.asm.Opcodes;

/**
 * The words on the operand stack of a method, of which only one thing matters: whether they are {@code this}. At a place
 * that is only reached by jumps it is what it was at the first of them; the verifier sees to it that the others agree in
 * size.
 */
final class OperandStack {
    private final Map<Label, List<Boolean>> atTargets = new HashMap<>();
    private List<Boolean> words = new ArrayList<>();
    private boolean reachable = true;

    /** Whether the word below so many others is. */
    boolean isThis(int below) {
        int index = words.size() - 1 - below;
        return index >= 0 && words.get(index);
    }

    void pushReference(boolean isThis) {
        words.add(isThis);
    }

    void push(int count) {
        for (int i = 0; i < count; i++) {
            words.add(false);
        }
    }

    void pop(int count) {
        int left = Math.max(0, words.size() - count);
        words.subList(left, words.size()).clear();
    }

    void replace(int popped, int pushed) {
        pop(popped);
        push(pushed);
    }

    /** Repeats the top words below so many others that are under them. */
    private void duplicate(int count, int below) {
        int size = words.size();
        if (size >= count + below) {
            words.addAll(size - count - below, List.copyOf(words.subList(size - count, size)));
        }
    }

    private void swap() {
        duplicate(1, 1);
        pop(1);
    }

    void jumpTo(Label target) {
        atTargets.putIfAbsent(target, List.copyOf(words));
    }

    void catchAt(Label handler) {
        atTargets.put(handler, List.of(false));
    }

    void leave() {
        reachable = false;
    }

    void arriveAt(Label label) {
        if (!reachable) {
            words = new ArrayList<>(atTargets.getOrDefault(label, List.of()));
            reachable = atTargets.containsKey(label);
        }
    }

    /** An instruction without operands. */
    void apply(int opcode) {
        switch (opcode) {
            case Opcodes.DUP -> duplicate(1, 0);
            case Opcodes.DUP_X1 -> duplicate(1, 1);
            case Opcodes.DUP_X2 -> duplicate(1, 2);
            case Opcodes.DUP2 -> duplicate(2, 0);
            case Opcodes.DUP2_X1 -> duplicate(2, 1);
            case Opcodes.DUP2_X2 -> duplicate(2, 2);
            case Opcodes.SWAP -> swap();
            case Opcodes.IRETURN,
                    Opcodes.LRETURN,
                    Opcodes.FRETURN,
                    Opcodes.DRETURN,
                    Opcodes.ARETURN,
                    Opcodes.RETURN,
                    Opcodes.ATHROW -> leave();
            default -> compute(opcode);
        }
    }

    private void compute(int opcode) {
        switch (opcode) {
            case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> push(2);
            case Opcodes.LALOAD, Opcodes.DALOAD -> replace(2, 2);
            case Opcodes.LASTORE, Opcodes.DASTORE -> pop(4);
            case Opcodes.POP, Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> pop(1);
            case Opcodes.POP2 -> pop(2);
            case Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR -> replace(3, 2);
            case Opcodes.LCMP, Opcodes.DCMPL, Opcodes.DCMPG -> replace(4, 1);
            case Opcodes.I2L, Opcodes.I2D, Opcodes.F2L, Opcodes.F2D -> replace(1, 2);
            case Opcodes.L2I, Opcodes.L2F, Opcodes.D2I, Opcodes.D2F -> replace(2, 1);
            case Opcodes.FCMPL, Opcodes.FCMPG -> replace(2, 1);
            default -> computeByRange(opcode);
        }
    }

    private void computeByRange(int opcode) {
        if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.FCONST_2) {
            push(1);
        } else if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
            replace(2, 1);
        } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            pop(3);
        } else if ((opcode >= Opcodes.IADD && opcode <= Opcodes.DREM)
                || (opcode >= Opcodes.ISHL && opcode <= Opcodes.LXOR)) {
            boolean twoWords = opcode <= Opcodes.DREM ? opcode % 2 == 1 : isLongLogic(opcode);
            replace(twoWords ? 4 : 2, twoWords ? 2 : 1);
        }
    }

    private static boolean isLongLogic(int opcode) {
        return opcode == Opcodes.LAND || opcode == Opcodes.LOR || opcode == Opcodes.LXOR;
    }
}
