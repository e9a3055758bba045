// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MutedActionTests {
    private final RecordedLog log = new RecordedLog();
    private final EliotAction muted = log.logger.mutedAction("http:server");

    @AfterEach
    void leavesNoContext() {
        assertThat(ActionContext.current()).isEqualTo(ActionContext.NONE);
    }

    @Test
    void logsNothing() {
        muted.log("health:checked");
        muted.finish(new IllegalStateException());

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void mutesWhatHappensInIt() {
        muted.run(() -> {
            Eliot.log("static");
            log.logger.log("instance");
            log.logger.writeTraceback(new IllegalStateException());
            log.logger.action("child").run(() -> log.logger.action("grandchild").run(() -> {}));
        });

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void mutesWorkThatIsHandedToAnotherThread() throws Exception {
        Runnable work = muted.call(() -> log.logger.preserveContext(() -> log.logger.log("elsewhere")));

        Thread thread = new Thread(work);
        thread.start();
        thread.join(10_000);

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void leavesATaskOfItsOwnAlone() {
        muted.run(() -> log.logger.task("nightly:report").run(() -> log.logger.log("kept")));

        assertThat(log.outline())
                .containsExactly("nightly:report started /1", "kept /2", "nightly:report succeeded /3");
    }

    @Test
    void saysSo() {
        EliotAction child = muted.call(() -> log.logger.action("child").start());

        assertThat(muted.isMuted()).isTrue();
        assertThat(child.isMuted()).isTrue();
        assertThat(log.logger.action("heard").start().isMuted()).isFalse();
    }
}
