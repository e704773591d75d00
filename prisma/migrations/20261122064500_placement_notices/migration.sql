-- Whoever keeps placements in memory is told which one changed, and reads that one again.
CREATE FUNCTION wheelhouse_notify_placement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed "Placement" := coalesce(NEW, OLD);
BEGIN
  -- A notice holds less than 8000 bytes. No engine knows an id as long as that.
  IF octet_length(changed."engineId") > 4000 THEN
    PERFORM pg_notify('wheelhouse', 'placements');
  ELSE
    PERFORM pg_notify('wheelhouse',
      'placement ' || changed."clusterId" || ' ' || changed."kind" || ' ' || changed."engineId");
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER "Placement_notify" ON "Placement";
CREATE TRIGGER "Placement_notify"
  AFTER INSERT OR DELETE OR UPDATE OF "clusterId", "kind", "engineId", "generation", "collectionId", "ownerId" ON "Placement"
  FOR EACH ROW EXECUTE FUNCTION wheelhouse_notify_placement();
CREATE TRIGGER "Placement_truncate_notify" AFTER TRUNCATE ON "Placement"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('placements');
CREATE TRIGGER "Collection_path_notify" AFTER UPDATE OF "path" ON "Collection"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('placements');
