import { log, reasonOf } from '@/gateway/log';
import { runGateway } from '@/gateway/run-gateway';

const fail = (error: unknown) => {
  log('error', 'gateway failed', {
    reason: reasonOf(error),
    stack: error instanceof Error ? error.stack : undefined,
  });
  process.exit(1);
};

// Whatever gets here is a bug: what state we are in is unknown, and the supervisor starts us anew.
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

runGateway().catch(fail);
