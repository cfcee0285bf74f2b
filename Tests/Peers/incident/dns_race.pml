/* The DNS race for Spin, step for step as the explorer of the package: one Planner, ENACTORS Enactors, PLANS plans
 * of which the first is published at the start, ENDPOINTS endpoints. Each d_step is one step of the package, so that
 * states are counted with the same granularity (Spin adds the states of its process counters, and does not know
 * that Enactors are alike).
 *
 * spin -a dns_race.pml && cc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -n
 * Spin stores one state more: the one before the processes start. -DCONDITIONAL is the conditional write. */
#ifndef ENACTORS
#define ENACTORS 3
#endif
#ifndef PLANS
#define PLANS 3
#endif
#ifndef ENDPOINTS
#define ENDPOINTS 1
#endif
#ifndef GENERATIONS
#define GENERATIONS 1
#endif

byte newest = 1;
byte published[ENDPOINTS] = 1;
byte phase[ENACTORS];   /* 0 idle, 1 picked up, 2 + e writes endpoint e, 2 + ENDPOINTS cleans up */
byte plan[ENACTORS];

proctype Planner() {
  do
  :: d_step { newest < PLANS -> newest++ }
  od
}

proctype Enactor(byte me) {
  byte e;
  byte fresh;
  do
  :: d_step { phase[me] == 0 -> plan[me] = newest; phase[me] = 1 }
  :: d_step {
      phase[me] == 1 ->
      fresh = 1; e = 0;
      do
      :: e < ENDPOINTS ->
        if
        :: published[e] == 0 || published[e] >= plan[me] -> fresh = 0
        :: else
        fi;
        e++
      :: else -> break
      od;
      if
      :: fresh -> phase[me] = 2
      :: else -> phase[me] = 0; plan[me] = 0
      fi;
      e = 0; fresh = 0
    }
  :: d_step {
      phase[me] >= 2 && phase[me] < 2 + ENDPOINTS ->
#ifdef CONDITIONAL
      if
      :: published[phase[me] - 2] <= plan[me] -> published[phase[me] - 2] = plan[me]; phase[me]++
      :: else -> phase[me] = 0; plan[me] = 0
      fi
#else
      published[phase[me] - 2] = plan[me]; phase[me]++
#endif
    }
  :: d_step {
      phase[me] == 2 + ENDPOINTS ->
      e = 0;
      do
      :: e < ENDPOINTS ->
        if
        :: published[e] + GENERATIONS <= plan[me] -> published[e] = 0
        :: else
        fi;
        e++
      :: else -> break
      od;
      e = 0; phase[me] = 0; plan[me] = 0
    }
  od
}

init {
  byte i;
  atomic {
    run Planner();
    i = 0;
    do
    :: i < ENACTORS -> run Enactor(i); i++
    :: else -> break
    od;
    i = 0
  }
}
