import fc from 'fast-check';

// Property tests try the same values on every run, so that a green run stays green; FAST_CHECK_SEED searches elsewhere.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_260_101) });
