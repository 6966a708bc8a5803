-- Only a demo, or a test, may move the clock.
update common.clock_offset set movable = ${demo};
