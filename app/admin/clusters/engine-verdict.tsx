import { StatusDot } from '@/components/ui/status-dot';
import type { EngineProbe } from '@/lib/clusters/engine-probe';

/** What came of trying an engine. */
export function EngineVerdict({ probe: { engine, problem, warnings } }: { probe: EngineProbe }) {
  return (
    <div className="flex flex-col gap-1.5 rounded-lg bg-sunken px-3.5 py-2.5">
      {problem ? (
        <>
          <StatusDot tone="danger">Cannot be used as it is</StatusDot>
          <p>{problem.message}</p>
        </>
      ) : (
        <StatusDot tone="ok">It works</StatusDot>
      )}
      {engine ? (
        <p className="text-ink-soft">
          {engine.hostname}: Docker {engine.version} (API {engine.apiVersion}) on {engine.system},{' '}
          {engine.swarm}.
        </p>
      ) : null}
      {warnings.map((warning) => (
        <div key={warning}>
          <StatusDot tone="warn">Mind this</StatusDot>
          <p>{warning}</p>
        </div>
      ))}
    </div>
  );
}
