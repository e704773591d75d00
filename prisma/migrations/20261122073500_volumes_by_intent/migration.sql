-- What told a volume from a later one of its name changed whenever its files did. Those that are
-- recorded are known by their name; the ones made from now on by the intent that made them.
DELETE FROM "Placement" older USING "Placement" newer
  WHERE older."kind" = 'volume' AND newer."kind" = 'volume'
    AND older."generation" <> '*' AND newer."generation" <> '*'
    AND older."clusterId" = newer."clusterId" AND older."engineId" = newer."engineId"
    AND older."id" < newer."id";
UPDATE "Placement" SET "generation" = '' WHERE "kind" = 'volume' AND "generation" <> '*';
